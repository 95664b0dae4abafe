"""What stock Plone and Zope may not do on this site: who reaches which page, no undo.

Nothing calls it: it hangs on events of the publisher and of the database.  It
guards no single content; that is the business of each vertical.
"""
