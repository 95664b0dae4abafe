"""Pages of who takes payments: the desk, a payment, its receipt, the closing of a till."""
