"""Tests of the search and the queries it is measured on."""
