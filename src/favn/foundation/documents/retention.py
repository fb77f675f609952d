"""How long the rows of this module are kept; docs/data says why."""

from favn.kit.retention import dated, follows

dated("documents_document", since="created_at", years=5, children="SELECT child_id")
follows("documents_version", column="document_id", owner="documents_document")
follows("documents_file", column="document_id", owner="documents_document")
dated("documents_draft", since="saved_at", days=90)
