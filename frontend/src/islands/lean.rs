//! Reading JSON with little WebAssembly.
//!
//! serde_json has each struct read in two ways, from an object and from an array, and reading objects, whose fields come in any order,
//! is much the larger part. Here the text is a tree first, and every struct is read from it as an array of its fields: tens of
//! kilobytes less for every reader. It is as strict: a field that is unknown, or missing without a default, is an error.

use leptos::serde_json::{Value, map};
use serde::{
    de::{
        DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, Expected, MapAccess, SeqAccess, Unexpected,
        VariantAccess, Visitor,
    },
    forward_to_deserialize_any,
};
use std::{fmt, vec};

/// Reads a value out of a tree.
pub(crate) fn read<T: DeserializeOwned>(tree: Value) -> Result<T, Misread> {
    T::deserialize(Lean(tree))
}

/// A tree that is not what it should be. It does not repeat what was found: to write a number of every kind takes kilobytes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Misread(String);

impl fmt::Display for Misread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Misread {}

impl Error for Misread {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }

    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self(format!("expected {expected}"))
    }

    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self(format!("expected {expected}"))
    }

    fn invalid_length(field: usize, expected: &dyn Expected) -> Self {
        Self(format!("no field {field}, expected {expected}"))
    }
}

/// A part of the tree.
struct Lean(Value);

impl<'de> Deserializer<'de> for Lean {
    type Error = Misread;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        match self.0 {
            Value::Object(entries) => visitor.visit_map(Entries { entries: entries.into_iter(), value: Value::Null }),
            _ => self.deserialize_string(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        visitor.visit_bool(self.0.as_bool().ok_or_else(|| expected("yes or no"))?)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        visitor.visit_u64(self.0.as_u64().ok_or_else(|| expected("a whole number"))?)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        self.deserialize_string(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        self.deserialize_string(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        let mut items = self.items()?;
        let value = visitor.visit_seq(Items(&mut items))?;
        // A tuple may want fewer than there are.
        if items.next().is_none() { Ok(value) } else { Err(expected("no more items")) }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Misread> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misread> {
        visitor.visit_seq(Fields(self.in_order(fields)?))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misread> {
        visitor.visit_enum(self.variant()?)
    }

    // What no island is given.
    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u128 f32 f64 char bytes byte_buf unit unit_struct newtype_struct tuple_struct map
        ignored_any
    }
}

/// What every kind of value needs alike, once.
impl Lean {
    fn text(self) -> Result<String, Misread> {
        if let Value::String(text) = self.0 { Ok(text) } else { Err(expected("a text")) }
    }

    fn items(self) -> Result<vec::IntoIter<Value>, Misread> {
        if let Value::Array(items) = self.0 { Ok(items.into_iter()) } else { Err(expected("a list")) }
    }

    fn variant(self) -> Result<Variant, Misread> {
        match self.0 {
            Value::String(variant) => Ok(Variant { variant, content: Value::Null }),
            Value::Object(entries) => {
                let only = entries.into_iter().next().ok_or_else(|| expected("a variant"));
                only.map(|(variant, content)| Variant { variant, content })
            }
            _ => Err(expected("a variant")),
        }
    }

    /// The values of an object in the order of the fields of a struct; an error where it has others.
    fn in_order(self, fields: &[&str]) -> Result<vec::IntoIter<Option<Value>>, Misread> {
        let Value::Object(entries) = self.0 else { return Err(expected("an object")) };
        let mut values: Vec<Option<Value>> = fields.iter().map(|_| None).collect();
        for (key, value) in entries {
            match fields.iter().position(|field| *field == key) {
                Some(field) => values[field] = Some(value),
                None => return Err(Misread(format!("unknown field `{key}`"))),
            }
        }
        Ok(values.into_iter())
    }
}

fn expected(what: &str) -> Misread {
    Misread(format!("expected {what}"))
}

/// The fields of a struct. One that is missing ends nothing: serde takes its default, or says that it is missing.
struct Fields(vec::IntoIter<Option<Value>>);

impl<'de> SeqAccess<'de> for Fields {
    type Error = Misread;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Misread> {
        self.0.next().flatten().map(|value| seed.deserialize(Lean(value))).transpose()
    }
}

/// The items of an array.
struct Items<'a>(&'a mut vec::IntoIter<Value>);

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Misread;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Misread> {
        self.0.next().map(|value| seed.deserialize(Lean(value))).transpose()
    }
}

/// The entries of an object that is read as one.
struct Entries {
    entries: map::IntoIter,
    value: Value,
}

impl<'de> MapAccess<'de> for Entries {
    type Error = Misread;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Misread> {
        let Some((key, value)) = self.entries.next() else { return Ok(None) };
        self.value = value;
        seed.deserialize(Lean(Value::String(key))).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Misread> {
        seed.deserialize(Lean(self.value.take()))
    }
}

/// A variant of an enum with what it holds.
struct Variant {
    variant: String,
    content: Value,
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Misread;
    type Variant = Lean;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Lean), Misread> {
        Ok((seed.deserialize(Lean(Value::String(self.variant)))?, Lean(self.content)))
    }
}

impl<'de> VariantAccess<'de> for Lean {
    type Error = Misread;

    fn unit_variant(self) -> Result<(), Misread> {
        if self.0.is_null() { Ok(()) } else { Err(Misread("expected nothing in a variant".to_owned())) }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Misread> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Misread> {
        self.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Misread> {
        self.deserialize_struct("", fields, visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use leptos::serde_json::{from_value, json, to_value};
    use serde::Deserialize;
    use shared::{certificate::Certificate, publication::Publication, sample, standing::Standing};

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Sample {
        first: u32,
        #[serde(default)]
        second: String,
        third: Option<(u32, String)>,
        fourth: Vec<u32>,
    }

    #[test]
    fn what_the_islands_are_given_reads_as_serde_json_reads_it() {
        for publication in sample::all() {
            let tree = to_value(&publication).expect("it is written");
            assert_eq!(read::<Publication>(tree), Ok(publication.clone()));
            let certificate = sample::certificate(&publication);
            assert_eq!(read::<Certificate>(to_value(&certificate).expect("it is written")), Ok(certificate));
        }
        let standing = vec![
            Standing::Latest,
            Standing::Superseded { on: "2026-11-23".into(), latest: None },
            Standing::Corrected { by: 2, on: String::new(), note: "A mistake".into(), latest: Some(3) },
        ];
        assert_eq!(read::<Vec<Standing>>(to_value(&standing).expect("it is written")), Ok(standing));
    }

    #[test]
    fn it_is_as_strict_as_serde_json() {
        for (tree, is_read) in [
            (json!({ "first": 1, "second": "a", "third": [2, "b"], "fourth": [3] }), true),
            (json!({ "fourth": [], "third": null, "first": 1 }), true),
            (json!({ "second": "a", "third": null, "fourth": [] }), false),
            (json!({ "first": 1, "third": null, "fourth": [], "fifth": 5 }), false),
            (json!({ "first": "1", "third": null, "fourth": [] }), false),
            (json!({ "first": -1, "third": null, "fourth": [] }), false),
            (json!({ "first": 4_294_967_296_u64, "third": null, "fourth": [] }), false),
            (json!({ "first": 1, "third": [2], "fourth": [] }), false),
            (json!({ "first": 1, "third": [2, "b", 3], "fourth": [] }), false),
            (json!({ "first": 1, "third": null, "fourth": {} }), false),
            (json!("first"), false),
        ] {
            assert_eq!(read::<Sample>(tree.clone()).is_ok(), is_read, "{tree}");
            assert_eq!(from_value::<Sample>(tree.clone()).ok(), read::<Sample>(tree).ok());
        }
    }
}
