//! The tables of a workbook: areas down, periods across, and beside each number its shorthand and its range.

use super::{
    around::said_first,
    sheet::{Column, Field, Grid, Line, Sheet},
};
use frontend::{
    page::View,
    text::{files, labels},
};
use shared::{
    breakdown::Slice,
    language::Language,
    observation::{Number, denominator},
    period::Period,
    selection::{FigureKind, Selection, Unit},
    table::{Table, Value, marks, shorthands},
};

/// The table that is selected; where nothing is, one of every slice of the release and one of its rates.
pub(super) fn tables(view: &View) -> Vec<Sheet> {
    let numbers = if view.selection.is_everything() { whole(view) } else { vec![selected(view)] };
    numbers.into_iter().zip(1..).map(|(numbers, number)| numbers.sheet(number)).collect()
}

/// Numbers of areas over periods, and what is said of them.
struct Numbers {
    /// The name of the table.
    name: String,
    /// What says all about it but its numbers.
    table: Table,
    columns: Vec<Period>,
    rows: Vec<Area>,
}

/// One area with a value for each period, and what each is divided by where it is a rate.
struct Area {
    code: String,
    name: String,
    values: Vec<(Value, Option<u64>)>,
}

fn selected(view: &View) -> Numbers {
    let table = view.table();
    let name = if table.unit == Unit::Rate { "rates" } else { "counts" };
    Numbers { name: name.to_owned(), columns: table.columns.clone(), rows: areas(view, &table), table }
}

fn whole(view: &View) -> Vec<Numbers> {
    let slices = view.publication.slices().into_iter();
    slices.map(|slice| counts(view, slice)).chain(rates(view)).collect()
}

/// Every count of a slice of the release: of all areas, over all periods of the lattice.
fn counts(view: &View, slice: Slice) -> Numbers {
    let publication = &view.publication;
    let columns = publication.periods();
    let row = |area: &shared::area::Area| Area {
        code: area.code.clone(),
        name: area.label(view.selection.language).to_owned(),
        values: columns.iter().map(|period| (Value::count(publication.cell(area, *period, slice)), None)).collect(),
    };
    let name = match slice {
        Slice::Total => "counts".to_owned(),
        Slice::Code(breakdown, code) => {
            let breakdown = &publication.dataset().breakdowns[breakdown];
            format!("counts_{}_{}", breakdown.slug, breakdown.codes[code].slug).replace('-', "_")
        }
    };
    let rows = publication.areas().iter().map(row).collect();
    Numbers { name, table: view.table_of(&by_year(view, Unit::Count, slice)), rows, columns }
}

/// The rates of the forces by year and over all years, where any is shown.
fn rates(view: &View) -> Option<Numbers> {
    let selection = by_year(view, Unit::Rate, Slice::Total);
    let table = view.table_of(&selection);
    let mut numbers =
        Numbers { name: "rates".to_owned(), columns: table.columns.clone(), rows: areas(view, &table), table };
    if numbers.columns.len() > 1 {
        let all = view.table_of(&Selection { figure: FigureKind::Bars, ..selection });
        numbers.columns.extend(&all.columns);
        for (row, more) in numbers.rows.iter_mut().zip(areas(view, &all)) {
            row.values.extend(more.values);
        }
    }
    numbers.rows.iter().any(|row| row.values.iter().any(|(value, _)| value.shown().is_some())).then_some(numbers)
}

/// Everything of a slice, by year where there is more than one.
fn by_year(view: &View, unit: Unit, slice: Slice) -> Selection {
    let figure = if view.publication.years().len() > 1 { FigureKind::Heatmap } else { FigureKind::Bars };
    Selection { figure, unit, slice, ..view.selection.clone() }
}

fn areas(view: &View, table: &Table) -> Vec<Area> {
    let publication = &view.publication;
    let row = |row: &shared::table::Row| {
        let area = publication.area(&row.slug).expect("a row is of an area of its publication");
        let divided_by = |period: &Period| denominator(publication, table.unit, area, *period);
        Area {
            code: area.code.clone(),
            name: row.label.clone(),
            values: row.values.iter().copied().zip(table.columns.iter().map(divided_by)).collect(),
        }
    };
    table.rows.iter().map(row).collect()
}

impl Numbers {
    fn sheet(self, number: usize) -> Sheet {
        let words = files(self.table.language);
        let text = |text: &str| Line::Text(text.to_owned());
        let mut lines = vec![text(&self.table.subtitle)];
        lines.extend(said_first(&self.table));
        lines.extend([words.about_table(), words.empty_cells(), words.ends(self.table.unit)].map(text));
        if self.table.unit == Unit::Rate {
            lines.push(text(words.denominators()));
        }
        lines.extend(self.key().into_iter().map(Line::Text));
        lines.extend([&self.table.notes.source, &self.table.notes.release].map(|it| text(it)));
        let rows = self.rows.iter().map(|row| row.fields(self.table.unit)).collect();
        let grid = Grid { columns: self.headings(), rows, name: self.name };
        Sheet { name: words.sheet(number), title: self.table.title, lines, table: Some(grid) }
    }

    /// Each shorthand and mark that occurs, with its meaning.
    fn key(&self) -> Vec<String> {
        let words = self.table.words();
        let any =
            |is: &dyn Fn(Value) -> bool| self.rows.iter().any(|row| row.values.iter().any(|(value, _)| is(*value)));
        let shorthands = shorthands(&any, words).into_iter().map(|(symbol, meaning)| format!("{symbol}: {meaning}"));
        let marks = marks(&any, words).into_iter().map(|(symbol, meaning)| format!("{symbol}: {meaning}"));
        shorthands.chain(marks).collect()
    }

    fn headings(&self) -> Vec<Column> {
        let language = self.table.language;
        let words = files(language);
        let column = |heading: String, width| Column { heading, width };
        let area = [column(words.code().to_owned(), 14), column(labels(language).area().to_owned(), 36)];
        let of_period = |period: &Period| {
            let period = heading(*period, language);
            let mut columns = vec![
                column(period.clone(), 12),
                column(words.shorthand(&period), 14),
                column(words.lower(&period), 12),
                column(words.upper(&period), 12),
            ];
            if self.table.unit == Unit::Rate {
                columns.push(column(words.denominator(&period), 16));
            }
            columns
        };
        area.into_iter().chain(self.columns.iter().flat_map(of_period)).collect()
    }
}

fn heading(period: Period, language: Language) -> String {
    if period.is_year() { language.words().year(period.first) } else { language.words().period(period) }
}

impl Area {
    fn fields(&self, unit: Unit) -> Vec<Field> {
        let area = [Field::Text(self.code.clone()), Field::Text(self.name.clone())];
        area.into_iter().chain(self.values.iter().flat_map(|value| fields(*value, unit))).collect()
    }
}

/// The number, its shorthand or marks, the ends of its range, and what a rate is divided by.
fn fields((value, denominator): (Value, Option<u64>), unit: Unit) -> Vec<Field> {
    let status = value.shorthand().map_or_else(|| value.marks().to_string(), |it| it.symbol().to_owned());
    let status = if status.is_empty() { Field::Empty } else { Field::Text(status) };
    let field = |number: Number| match number {
        Number::Whole(count) => Field::Whole(count.into()),
        Number::Decimal(rate) => Field::Decimal(rate),
    };
    let (number, ends) = Number::of(value, unit);
    let [lower, upper] = ends.map_or([Field::Empty, Field::Empty], |ends| ends.map(field));
    let mut fields = vec![number.map_or(Field::Empty, field), status, lower, upper];
    if unit == Unit::Rate {
        fields.push(denominator.map_or(Field::Empty, Field::Whole));
    }
    fields
}
