//! What each column means: as `mapping.yml` says, or else as its header suggests.

use crate::error::ImportError;
use crate::finding::{Code, Findings};
use crate::header;
use crate::mapping;
use crate::role::Role;
use crate::table::Table;
use crate::target::{Field, Target};

/// The meanings of a table's columns.
#[derive(Debug)]
pub struct Columns {
    /// Columns that mean something: index, role if the column tells, field.
    used: Vec<(usize, Option<Role>, Field)>,
    /// What a row is about where nothing else tells.
    pub default_role: Role,
}

impl Columns {
    /// The columns that hold this field of this role, those that name the role first. `row` is what the row is about.
    pub fn of(&self, role: Role, field: Field, row: Role) -> impl Iterator<Item = usize> {
        // What products a pair of AMAP and farm is about concerns both.
        let shared = row == role || field == Field::Products;
        let own = self.used.iter().filter(move |(_, own, f)| *f == field && *own == Some(role));
        let general = self.used.iter().filter(move |(_, own, f)| *f == field && own.is_none() && shared);
        own.chain(general).map(|(index, ..)| *index)
    }

    /// Whether any column names listings of this role.
    pub fn names(&self, role: Option<Role>) -> bool {
        self.used.iter().any(|(_, own, field)| *own == role && *field == Field::Name)
    }
}

/// Decides what each column means, and tells.
pub fn decide(
    table: &Table,
    mapping: Option<&str>,
    file_name: &str,
    findings: &mut Findings,
) -> Result<Columns, ImportError> {
    let mut targets: Vec<Option<Target>> = table.columns.iter().map(|column| header::target(column)).collect();
    let mut is_said = vec![false; targets.len()];
    for (name, target, line) in mapping::parse(mapping.unwrap_or_default())? {
        let Some(index) = table.columns.iter().position(|column| *column == name) else {
            let columns = table.columns.join(", ");
            let problem = format!("la colonne « {name} » n'est pas dans le fichier. Colonnes : {columns}.");
            return Err(ImportError::Mapping { line, problem });
        };
        if let (Some(slot), Some(said)) = (targets.get_mut(index), is_said.get_mut(index)) {
            (*slot, *said) = (Some(target), true);
        }
    }
    drop_doubles(table, &mut targets, &is_said, findings);
    let used = tell(table, &targets, findings);
    let mut columns = Columns { used, default_role: Role::Amap };
    if !columns.names(None) && !Role::ALL.iter().any(|role| columns.names(Some(*role))) {
        return Err(ImportError::NoName { columns: table.columns.clone() });
    }
    columns.default_role = default_role(table, &columns, file_name, findings);
    Ok(columns)
}

/// A guess never takes what `mapping.yml` gave to another column, nor a second column for a single name or number.
fn drop_doubles(table: &Table, targets: &mut [Option<Target>], is_said: &[bool], findings: &mut Findings) {
    let given = targets.to_vec();
    for (index, column) in table.columns.iter().enumerate() {
        let Some(Some(Target::Field(role, field))) = given.get(index).copied() else { continue };
        if is_said.get(index) == Some(&true) || is_plural(field) {
            continue;
        }
        let same = |other: &usize| given.get(*other) == given.get(index);
        let said = (0..given.len()).find(|other| {
            // Where `mapping.yml` says what names a listing, no header without a role does so too.
            let names = role.is_none() && matches!(given.get(*other), Some(Some(Target::Field(_, Field::Name))));
            *other != index && is_said.get(*other) == Some(&true) && (same(other) || field == Field::Name && names)
        });
        let Some(first) = said.or_else(|| (0..index).find(same)) else { continue };
        let Some(slot) = targets.get_mut(index) else { continue };
        if field == Field::Name && header::names_a_farmer(column) {
            *slot = Some(Target::Field(role, Field::Person));
            continue;
        }
        *slot = None;
        let other = table.columns.get(first).map_or("", String::as_str);
        findings.add(Code::ColumnDouble, &[("column", column), ("other", other)]);
    }
}

/// Whether several columns may fill the field, or stand in for each other.
fn is_plural(field: Field) -> bool {
    !matches!(field, Field::Name | Field::Lat | Field::Lon | Field::Point)
}

fn tell(table: &Table, targets: &[Option<Target>], findings: &mut Findings) -> Vec<(usize, Option<Role>, Field)> {
    let mut used = Vec::new();
    for (index, (column, target)) in table.columns.iter().zip(targets).enumerate() {
        match target {
            Some(Target::Field(role, field)) => {
                let meaning = Target::Field(*role, *field).meaning();
                findings.add(Code::ColumnRead, &[("column", column), ("target", &meaning)]);
                used.push((index, *role, *field));
            }
            Some(Target::Ignore) | None => findings.add(Code::ColumnIgnored, &[("column", column)]),
        }
    }
    used
}

/// What rows are about where no column and no category tells.
fn default_role(table: &Table, columns: &Columns, file_name: &str, findings: &mut Findings) -> Role {
    let (amaps, farms) = (columns.names(Some(Role::Amap)), columns.names(Some(Role::Farm)));
    match (amaps, farms, columns.names(None)) {
        (true, false, true) => return Role::Farm,
        (true, _, _) | (false, true, true) => return Role::Amap,
        (false, true, false) => return Role::Farm,
        (false, false, _) => {}
    }
    let mut votes = 0_i64;
    for row in &table.rows {
        let name = columns.of(Role::Amap, Field::Name, Role::Amap).find_map(|column| row.get(column));
        // OpenStreetMap's `shop=farm` says what the name may not.
        let tagged = row.cells.iter().any(|(_, text)| text == "farm").then_some(Role::Farm);
        votes += match name.and_then(Role::of_name).or(tagged) {
            Some(Role::Amap) => 1,
            Some(Role::Farm) => -1,
            None => 0,
        };
    }
    let role = match votes {
        0 => Role::of_category(file_name).unwrap_or(Role::Amap),
        1.. => Role::Amap,
        _ => Role::Farm,
    };
    let word = if role == Role::Amap { "une AMAP" } else { "une ferme" };
    findings.add(Code::RoleGuessed, &[("role", word), ("key", role.key())]);
    role
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Row;

    fn table(header: &str, rows: &[&str]) -> Table {
        let cells = |row: &str| row.split(';').map(str::to_owned).enumerate().collect();
        let rows = rows.iter().enumerate().map(|(index, row)| Row { number: index + 2, cells: cells(row) });
        Table { columns: header.split(';').map(str::to_owned).collect(), rows: rows.collect() }
    }

    fn role(header: &str, rows: &[&str]) -> Role {
        decide(&table(header, rows), None, "liste.csv", &mut Findings::default()).unwrap().default_role
    }

    #[test]
    fn what_rows_are_about_is_guessed() {
        assert_eq!(role("nom;ferme;ville", &["a;b;c"]), Role::Amap);
        assert_eq!(role("nom;amap;ville", &["a;b;c"]), Role::Farm);
        assert_eq!(role("nom;ville", &["AMAP du Lac;c"]), Role::Amap);
        assert_eq!(role("nom;ville", &["GAEC du Lac;c", "Ferme x;d", "AMAP;e"]), Role::Farm);
        assert_eq!(role("nom;ville", &["Le Lac;c"]), Role::Amap);
    }

    #[test]
    fn a_mapping_wins_over_guesses() {
        let table = table("nom;titre;Truc", &["a;b;c"]);
        let columns = decide(&table, Some("Truc: amap.name\nnom: ignore\n"), "x", &mut Findings::default()).unwrap();
        assert_eq!(columns.of(Role::Amap, Field::Name, Role::Amap).collect::<Vec<_>>(), [2]);
        let unknown = decide(&table, Some("Machin: name"), "x", &mut Findings::default());
        assert!(unknown.unwrap_err().to_string().contains("Machin"));
    }

    #[test]
    fn a_table_without_names_is_refused() {
        let result = decide(&table("a;b", &["1;2"]), None, "x", &mut Findings::default());
        assert!(matches!(result, Err(ImportError::NoName { .. })));
    }

    #[test]
    fn who_farms_is_a_person_if_the_farm_has_a_name() {
        let table = table("AMAP;Ferme;Paysan", &["a;b;c"]);
        let columns = decide(&table, None, "x", &mut Findings::default()).unwrap();
        assert_eq!(columns.of(Role::Farm, Field::Person, Role::Amap).collect::<Vec<_>>(), [2]);
    }
}
