//! The query string taken apart.

/// The decoded pairs of a query string.
pub(super) fn pairs(query: &str) -> impl Iterator<Item = (String, String)> {
    query.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decoded(key), decoded(value))
    })
}

fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = || Some(digit(*bytes.get(at + 1)?)? << 4 | digit(*bytes.get(at + 2)?)?);
        match bytes[at] {
            b'+' => out.push(b' '),
            b'%' if let Some(byte) = hex() => {
                out.push(byte);
                at += 2;
            }
            byte => out.push(byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn digit(byte: u8) -> Option<u8> {
    u8::try_from(char::from(byte).to_digit(16)?).ok()
}

#[cfg(test)]
mod tests {
    use super::pairs;

    #[test]
    fn a_query_is_decoded_and_what_is_no_code_stays() {
        let read: Vec<_> = pairs("a=b+c&&%64%C3%A9=%zz%+1%4&e").collect();
        let expected = [("a", "b c"), ("dé", "%zz% 1%4"), ("e", "")];
        assert_eq!(read, expected.map(|(key, value)| (key.to_owned(), value.to_owned())));
    }
}
