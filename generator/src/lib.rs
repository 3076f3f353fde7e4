//! From content to site: parse, resolve, plan, render, publish.
