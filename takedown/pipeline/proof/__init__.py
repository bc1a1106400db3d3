"""Evidence: pages are captured, the ledger is proven, dated and handed over."""
