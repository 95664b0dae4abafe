"""Write docs/reference/detection.md."""

from pathlib import Path

import sys


sys.path.insert(0, str(Path(__file__).parents[1]))

from seeded import page
from seeded.detection import detection


if __name__ == "__main__":
    page.PATH.write_text(page.text(*detection()), encoding="utf-8")
