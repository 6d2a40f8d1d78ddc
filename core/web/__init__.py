"""The web's common ground: headers, error pages, language, the request's actor."""
