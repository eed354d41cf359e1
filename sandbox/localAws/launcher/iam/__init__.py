"""A policy evaluator: pure functions, knowing nothing of moto or of CloudTrail."""
