"""Starts moto as a local AWS that answers where AWS's documentation says how AWS answers."""
