"""Work done after the transaction, exactly once in effect."""
