"""The case itself: content, containers, local roles, indexers."""
