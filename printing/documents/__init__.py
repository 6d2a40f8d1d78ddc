"""The receipt as a document, and its three renderers: picture, web page, PDF."""
