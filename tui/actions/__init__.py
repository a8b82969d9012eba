"""What the keys of the main screen do, one module a capability.

Each has a class whose methods `action_…` the table of keys names (`tui.keys`). It is given the
reader (`tui.actions.reader`), and knows nothing else of the screen; the screen knows nothing of
what it does.
"""
