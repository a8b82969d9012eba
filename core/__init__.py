"""Reading Chinese local-government work reports: text in, parts and facts out."""
