//! Disclosure control: the only way from raw counts to a publication.
