"""Nouns, graph, walk: what every other room speaks of; knows networkx and nothing else."""
