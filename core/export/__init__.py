"""Reports as other programs take them."""
