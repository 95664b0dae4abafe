"""Commands of ``bin/egov`` that work on a site: one module each, ``add_arguments`` and ``run``."""
