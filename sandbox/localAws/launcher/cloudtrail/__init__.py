"""CloudTrail as AWS documents it, on moto's own trails: moto keeps the state, this package decides the answers."""
