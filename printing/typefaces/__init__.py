"""The one typeface of all papers, Noto Sans: for pictures of dots and for PDF."""
