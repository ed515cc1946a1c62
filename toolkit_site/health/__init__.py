"""Tells load balancers and monitors whether this process can serve pages."""
