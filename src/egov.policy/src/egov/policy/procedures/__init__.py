"""Where definitions meet Plone: published versions, compiled types and workflows."""
