"""What the law and the office say, in plain Python.

Used by every vertical and by the command line; knows nothing of zope, plone
or Products (a test enforces it).  Data comes in, data goes out: no clock, no
database, no request is read here.
"""
