//! `mapping.yml`: what columns mean, one `Column name: target` a line.

use crate::error::ImportError;
use crate::target::Target;

/// Columns by their name as written and their targets, with the line on which each stands.
pub type Mapping = Vec<(String, Target, usize)>;

/// Reads the text of a `mapping.yml`: comments, blank lines, and `Column name: target`. A name with `: ` or `#` in it is
/// put between quotes.
pub fn parse(text: &str) -> Result<Mapping, ImportError> {
    let mut mapping: Mapping = Vec::new();
    for (index, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let number = index + 1;
        let refuse = |problem: String| ImportError::Mapping { line: number, problem };
        let content = line.trim_end();
        if content.trim_start().is_empty() || content.trim_start().starts_with('#') || content == "---" {
            continue;
        }
        if content.starts_with([' ', '\t']) {
            return Err(refuse("la ligne ne doit pas commencer par un blanc".to_owned()));
        }
        let (column, rest) = column(content).map_err(|problem| refuse(problem.to_owned()))?;
        let key = target_text(rest);
        let target = Target::from_key(key)
            .ok_or_else(|| refuse(format!("« {key} » n'est pas une cible connue. Cibles : {}.", Target::known())))?;
        if mapping.iter().any(|(other, ..)| *other == column) {
            return Err(refuse(format!("la colonne « {column} » est déjà dite plus haut")));
        }
        mapping.push((column, target, number));
    }
    Ok(mapping)
}

/// The column's name and what follows its colon.
fn column(line: &str) -> Result<(String, &str), &'static str> {
    const COLON: &str = "il faut « Nom de la colonne: cible »";
    let Some(quote @ ('\'' | '"')) = line.chars().next() else {
        // Names such as `addr:city` have colons of their own: the last one counts.
        let (name, target) = line.rsplit_once(": ").ok_or(COLON)?;
        return Ok((name.trim().to_owned(), target));
    };
    let mut name = String::new();
    let mut rest = line.get(1..).unwrap_or_default();
    loop {
        let (part, after) = rest.split_once(quote).ok_or("il manque le guillemet fermant")?;
        name.push_str(part);
        // A doubled quote is a quote.
        match after.strip_prefix(quote) {
            Some(more) => {
                name.push(quote);
                rest = more;
            }
            None => return Ok((name, after.trim_start().strip_prefix(':').ok_or(COLON)?)),
        }
    }
}

fn target_text(rest: &str) -> &str {
    let text = rest.split(" #").next().unwrap_or_default().trim();
    let unquoted = |quote| text.strip_prefix(quote).and_then(|text| text.strip_suffix(quote));
    unquoted('\'').or_else(|| unquoted('"')).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::role::Role;
    use crate::target::Field;

    #[test]
    fn lines_are_columns_and_targets() {
        let text = "# nos colonnes\n\nStructure: amap.name\naddr:city: farm.commune # oui\n'Qui: où': ignore\n\"l'\"\"x\": 'product'\r\n";
        let mapping = parse(text).unwrap();
        let names: Vec<&str> = mapping.iter().map(|(name, ..)| name.as_str()).collect();
        assert_eq!(names, ["Structure", "addr:city", "Qui: où", "l'\"x"]);
        assert_eq!(mapping[0].1, Target::Field(Some(Role::Amap), Field::Name));
        assert_eq!(mapping[2].1, Target::Ignore);
        assert_eq!(mapping[3].2, 6);
    }

    #[track_caller]
    fn refused(text: &str, line: usize, part: &str) {
        let error = parse(text).unwrap_err();
        assert!(matches!(error, ImportError::Mapping { line: own, .. } if own == line), "{error}");
        assert!(error.to_string().contains(part), "{error}");
    }

    #[test]
    fn mistakes_are_told_with_their_line() {
        refused("a: amap.nom\n", 1, "amap.nom");
        refused("a: amap.nom\n", 1, "person-email");
        refused("a: ignore\nb\n", 2, "Nom de la colonne");
        refused("a: ignore\n\na: product\n", 3, "déjà");
        refused("  a: ignore\n", 1, "blanc");
        refused("'a: ignore\n", 1, "guillemet");
    }
}
