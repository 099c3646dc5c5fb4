"""Says in one line when the browser tests are left out; in CI that is a failure."""

import os
import sys
from pathlib import Path

CHROMIUM = Path("/usr/bin/chromium")


def main() -> None:
    """The note, and the exit code."""
    if CHROMIUM.exists():
        return
    print(f"Không có {CHROMIUM}: bỏ qua các kiểm tra bằng trình duyệt (browser tests left out).")
    if os.environ.get("CI"):
        sys.exit(1)


if __name__ == "__main__":
    main()
