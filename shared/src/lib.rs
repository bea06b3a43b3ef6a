#![doc = include_str!("../README.md")]

pub mod agreement;
pub mod area;
pub mod breakdown;
pub mod cell;
pub mod certificate;
pub mod change;
pub mod claim;
pub mod colour;
pub mod dataset;
pub mod difference;
pub mod document;
pub mod figure;
pub mod force;
pub mod found;
pub mod funnel;
pub mod identity;
pub mod knowledge;
pub mod language;
pub mod lattice;
mod letters;
pub mod observation;
pub mod period;
mod poisson;
pub mod publication;
pub mod rank;
pub mod rate;
pub mod release;
#[cfg(any(test, feature = "sample"))]
pub mod sample;
pub mod selection;
pub mod sentence;
pub mod standing;
pub mod table;
pub mod text;
pub mod wire;
pub mod year;
