"""Write docs/reference/detection.md."""

from seeded import page
from seeded.detection import detection


if __name__ == "__main__":
    page.PATH.write_text(page.text(*detection()), encoding="utf-8")
