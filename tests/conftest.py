"""What holds for every test."""

import os
import sys

import pytest
from hypothesis import HealthCheck, settings

# Property tests try the same examples in every run: what fails has been changed. How long an
# example takes says how busy the machine is, and fails no test.
settings.register_profile(
    "steady",
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("steady")


@pytest.fixture(scope="session", autouse=True)
def _compiled(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Let the processes that tests start find their modules compiled, as users' do.

    Where Python is told to leave no bytecode behind, each would compile all of them for itself;
    so it is left with what else tests leave, for the workers of a run in common.
    """
    if sys.dont_write_bytecode:
        of_run = tmp_path_factory.getbasetemp()
        if "PYTEST_XDIST_WORKER" in os.environ:
            of_run = of_run.parent
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(of_run / "bytecode")
