"""Query packs: catalog, binding, runner."""
