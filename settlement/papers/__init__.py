"""The papers of a statement: PDF, XLSX and CSV show the same stored figures."""
