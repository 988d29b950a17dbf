"""Middlewares and sinks. None imports the library it is for."""
