"""Views of records: what a publication profile lets through, of documents and of table rows; pure."""
