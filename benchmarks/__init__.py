"""What `make bench` runs: our site and stock Plone, measured side by side in one process.

Not part of the product: it reaches into its inner modules where a measure needs it. What the
figures mean and what they were is told in docs/explanation/performance.md.
"""
