"""Papers and the way to printers: documents, renderers, transports, printers, print jobs. Knows no sales."""
