//! A list of people: addresses of mail and names, out of any table that a tool or a coordinator keeps.

use gazetteer::fold;

use crate::contact::is_email;
use crate::error::ImportError;
use crate::finding::Findings;
use crate::format::Format;
use crate::read;
use crate::table::Row;

/// Somebody on a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Address of mail, in small letters.
    pub email: String,
    /// First and last name, or empty.
    pub name: String,
}

/// The people of a list.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct People {
    /// Everybody with an address, each address once.
    pub known: Vec<Person>,
    /// Rows without a usable address, from 1 as the file counts them.
    pub unusable: Vec<usize>,
}

/// Reads a list of people. Two addresses in a row, as couples have them, are two people of one name.
///
/// # Errors
/// A file that cannot be read, or that has no column of addresses.
pub fn people(format: Format, bytes: &[u8]) -> Result<People, ImportError> {
    let table = read::table(format, bytes, &mut Findings::default())?;
    let named = |words: &[&str]| -> Vec<usize> {
        let is_one = |column: &String| {
            let folded = fold(column);
            folded.split(' ').any(|word| words.contains(&word))
        };
        table.columns.iter().enumerate().filter(|(_, column)| is_one(column)).map(|(index, _)| index).collect()
    };
    let mails = named(&["mail", "mails", "email", "emails", "courriel", "courriels", "mel"]);
    if mails.is_empty() {
        return Err(ImportError::NoMail { columns: table.columns });
    }
    let (firsts, lasts) = (named(&["prenom", "prenoms", "firstname"]), named(&["nom", "name", "lastname"]));
    let mut people = People::default();
    for row in &table.rows {
        let addresses = addresses(row, &mails);
        if addresses.is_empty() {
            people.unusable.push(row.number);
        }
        // A column of both names is one.
        let columns = firsts.iter().chain(lasts.iter().filter(|column| !firsts.contains(column))).take(2);
        let name = columns.filter_map(|column| row.get(*column)).collect::<Vec<_>>().join(" ");
        for email in addresses {
            if !people.known.iter().any(|known| known.email == email) {
                people.known.push(Person { email, name: name.clone() });
            }
        }
    }
    Ok(people)
}

/// The addresses of a row, whatever separates them.
fn addresses(row: &Row, columns: &[usize]) -> Vec<String> {
    let cells = columns.iter().filter_map(|column| row.get(*column));
    let words = cells.flat_map(|cell| cell.split([' ', ',', ';', '/', '<', '>']));
    words.map(str::to_lowercase).filter(|word| is_email(word)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> People {
        people(Format::Csv, text.as_bytes()).unwrap()
    }

    #[test]
    fn a_list_is_read_whatever_its_columns() {
        let found =
            read("Nom;Prénom;Adresse e-mail\nLe Goff;Awa;Awa@Exemple.fr\nPrigent;Loïg;\nBoyer;Ida;pas d’adresse\n");
        assert_eq!(found.known, [Person { email: "awa@exemple.fr".to_owned(), name: "Awa Le Goff".to_owned() }]);
        assert_eq!(found.unusable.len(), 2);
    }

    #[test]
    fn couples_are_two_and_nobody_is_there_twice() {
        let found = read("nom,courriel,courriel 2\nBoyer,a@x.fr / b@x.fr,c@x.fr\nBoyer,A@x.fr,\n");
        let emails: Vec<&str> = found.known.iter().map(|person| person.email.as_str()).collect();
        assert_eq!(emails, ["a@x.fr", "b@x.fr", "c@x.fr"]);
        assert!(found.unusable.is_empty());
    }

    #[test]
    fn a_column_of_both_names_is_read_once() {
        assert_eq!(read("Prénom et nom,mail\nAwa Le Goff,a@x.fr\n").known[0].name, "Awa Le Goff");
    }

    #[test]
    fn a_list_without_addresses_is_told() {
        let error = people(Format::Csv, b"nom,ville\nBoyer,Rennes\n").unwrap_err();
        assert!(error.to_string().contains("nom, ville"), "{error}");
    }
}
