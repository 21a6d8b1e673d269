"""Fails where the legacy `pygame` distribution is installed: it shadows pygame-ce."""

import sys
from importlib.metadata import PackageNotFoundError, version

try:
    legacy = version("pygame")
except PackageNotFoundError:
    sys.exit(0)
sys.exit(f"pygame {legacy} is installed beside pygame-ce and shadows it: uninstall both, reinstall")
