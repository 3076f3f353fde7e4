//! What a server answers to the form of the search, for readers without a script: the same as `find.js` in the page.

use std::cmp::Reverse;

use gazetteer::{Commune, by_name, by_postcode, communes, key, suggest};

use crate::{Files, Kind, Listing, Named, Names, Places, page};

/// Longest text that is looked up, in characters; the rest of a longer one is left out.
const LONGEST: usize = 100;
/// Answers among which one chooses.
const MOST: usize = 60;
/// AMAPs that are named near a commune.
const NEAREST: usize = 20;

/// What was asked: the text of the field, and the filters that were chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// What was typed, without blanks around.
    pub text: String,
    /// Names and values of filters, as addresses have them: `("jour", "jeudi")`.
    pub filters: Vec<(String, String)>,
}

impl Query {
    /// Reads the query of an address. `None` without the field `q`, or when nothing was asked: the page is then as it was
    /// published, and its script answers.
    pub fn read(query: &str) -> Option<Self> {
        let (mut text, mut filters) = (None, Vec::new());
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            if name == "q" {
                text = text.or_else(|| Some(value.trim().chars().take(LONGEST).collect::<String>()));
            } else if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
                filters.push((name.into_owned(), value.into_owned()));
            }
        }
        text.map(|text| Self { text, filters }).filter(|query| !query.text.is_empty() || !query.filters.is_empty())
    }

    /// The same filters for another text, as an address from the root of the site.
    fn to(&self, text: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("q", text).extend_pairs(&self.filters);
        format!("/trouver/?{}", query.finish())
    }
}

/// What a server does.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// Sends the reader to this address of the site, from its root: `/commune/38553-villefontaine/`.
    Go(String),
    /// Shows the page with these lines to choose from; with none when no AMAP passes the filters.
    Choose(Question, Vec<Line>),
    /// Shows the page, which says that nothing answers.
    Nothing,
}

/// What the page says above the lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// Several communes answer.
    Several,
    /// Several communes, AMAPs and farms answer.
    Which,
    /// Nothing bears the name; these are close to it.
    Meant,
    /// There is no AMAP near this commune; these are the nearest.
    TooFar(&'static Commune),
    /// Those nearest to this commune that pass the filters.
    Filtered(&'static Commune),
}

/// A line to choose.
#[derive(Debug, Clone, PartialEq)]
pub enum Line {
    /// A commune, and the address to go on to, from the root of the site.
    Commune(&'static Commune, String),
    /// An AMAP or a farm.
    Named(Named),
    /// An AMAP at a distance in kilometres.
    Near(Listing, f64),
}

/// Answers a query over the published files; `form` is the page of the search, which says what its filters are.
pub fn answer(query: &Query, files: Files<'_>, form: &str) -> Answer {
    if query.text.is_empty() {
        return Answer::Go(filtered(query, files));
    }
    let (found, wanted) = named(&query.text);
    let names = Names::new(files).find(&query.text, MOST);
    let same: Vec<&Commune> = found.iter().copied().filter(|commune| key(commune.name) == wanted).collect();
    let same_names: Vec<&Named> = names.iter().filter(|named| key(&named.name) == wanted).collect();
    match (same.as_slice(), same_names.as_slice(), found.as_slice(), names.as_slice()) {
        ([only], [], ..) | ([], [], [only], []) => at(only, query, files, form),
        ([], [only], ..) => Answer::Go(listing(only)),
        (.., [], [only]) => Answer::Go(listing(only)),
        (.., [], []) => match suggest(&query.text) {
            close if close.is_empty() => Answer::Nothing,
            close => Answer::Choose(Question::Meant, lines(&close, query, files)),
        },
        _ => {
            let question = if names.is_empty() { Question::Several } else { Question::Which };
            let named = names.into_iter().map(Line::Named);
            Answer::Choose(question, lines(&found, query, files).into_iter().chain(named).collect())
        }
    }
}

/// Communes that a text names, most populous first, and the name that it gives, folded: by a postcode or its beginning, by a
/// postcode and a name, by a whole name, or by the beginning of one.
fn named(text: &str) -> (Vec<&'static Commune>, String) {
    let digits: String = text.chars().take_while(|letter| letter.is_ascii_digit() || *letter == ' ').collect();
    let (code, name): (String, &str) = (digits.replace(' ', ""), text[digits.len()..].trim());
    let wanted = key(if name.is_empty() { text } else { name });
    let begins = |commune: &&Commune| key(commune.name).starts_with(&wanted);
    let found: Vec<&Commune> = match code.len() {
        5 if name.is_empty() => by_postcode(&code).to_vec(),
        5 => by_postcode(&code).iter().copied().filter(begins).collect(),
        3 | 4 if name.is_empty() => biggest(|commune| commune.postcodes().any(|own| own.starts_with(&code))),
        _ if wanted.len() < 2 => Vec::new(),
        _ => match by_name(text) {
            whole if whole.is_empty() => biggest(|commune| begins(&commune)),
            whole => whole,
        },
    };
    (found, wanted)
}

fn biggest(is_meant: impl Fn(&'static Commune) -> bool) -> Vec<&'static Commune> {
    let mut found: Vec<&Commune> = communes().iter().filter(|commune| is_meant(commune)).collect();
    found.sort_by_key(|commune| Reverse(commune.population));
    found.truncate(MOST);
    found
}

/// The page of a commune, if it has one and nothing is filtered; else the AMAPs nearest to it.
fn at(commune: &'static Commune, query: &Query, files: Files<'_>, form: &str) -> Answer {
    let page = address(commune);
    if query.filters.is_empty() && has(files, &page) {
        return Answer::Go(page);
    }
    let question = if query.filters.is_empty() { Question::TooFar(commune) } else { Question::Filtered(commune) };
    let places = Places::new(files);
    let near = places.nearest(crate::place::place(commune), NEAREST, &page::facets(form, &query.filters));
    Answer::Choose(question, near.into_iter().map(|(amap, km)| Line::Near(amap, km)).collect())
}

fn lines(communes: &[&'static Commune], query: &Query, files: Files<'_>) -> Vec<Line> {
    let to = |commune: &'static Commune| match address(commune) {
        page if query.filters.is_empty() && has(files, &page) => page,
        // A postcode and a name are one commune's.
        _ => {
            let postcode = commune.postcodes().next().map(|postcode| format!("{postcode} ")).unwrap_or_default();
            query.to(&format!("{postcode}{}", commune.name))
        }
    };
    communes.iter().map(|commune| Line::Commune(commune, to(commune))).collect()
}

/// Where filters alone lead: to the page of a product or of a weekday, or to the list of all AMAPs.
fn filtered(query: &Query, files: Files<'_>) -> String {
    let own = |name: &str| query.filters.iter().find(|(known, _)| known == name).map(|(_, value)| value);
    let pages = ["produit", "jour"].map(|name| own(name).map(|value| format!("/{name}/{value}/")));
    pages.into_iter().flatten().find(|page| has(files, page)).unwrap_or_else(|| "/amaps/".to_owned())
}

/// The page of a commune; an arrondissement's is that of its city.
fn address(commune: &'static Commune) -> String {
    let city = commune.city();
    format!("/commune/{}-{}/", city.insee.to_lowercase(), city.slug())
}

fn listing(named: &Named) -> String {
    let kind = if named.kind == Kind::Amap { "amap" } else { "ferme" };
    format!("/{kind}/{}/", named.id)
}

fn has(files: Files<'_>, address: &str) -> bool {
    files(&format!("{}index.html", address.trim_start_matches('/'))).is_some()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use gazetteer::{Point, by_insee};

    use super::*;
    use crate::page::fill;

    const FORM: &str = "<input name=\"q\" type=\"search\" value=\"\"><select name=\"produit\"><option value=\"\">Peu importe</option>\
        <option value=\"legumes\" data-facet=\"0\">Légumes</option><option value=\"pain\" data-facet=\"1\">Pain</option></select>\
        <input type=\"checkbox\" name=\"jour\" value=\"jeudi\" data-facet=\"2\">\
        <template><li data-part=\"commune\"><a data-href=\"{to}\">{name} ({department})</a></li>\
        <li data-part=\"near\"><a data-href=\"/reseau/en/amap/{id}/\">{name}, {commune} <b>{km}</b></a></li>\
        <p data-part=\"km\">{whole},{tenth} km</p><p data-part=\"km-far\">{km} km</p><p data-part=\"several\">{q} : laquelle ?</p>\
        <p data-part=\"nothing\">Rien : {q}</p><p data-part=\"filtered\">{name}, filtré</p></template>\
        <h2 tabindex=\"-1\" data-find=\"title\" hidden>Réponses</h2><ul class=\"choices\" data-find=\"answers\"></ul>";

    /// A site of two AMAPs and a farm around Rennes, whose page is there.
    fn site() -> BTreeMap<String, Vec<u8>> {
        let place = |id: &str, name: &str, lat, facets: &[usize]| Listing {
            id: id.to_owned(),
            name: name.to_owned(),
            commune: "Rennes".to_owned(),
            department: "35".to_owned(),
            point: Point { lat, lon: -1.67 },
            facets: facets.to_vec(),
            hours: String::new(),
        };
        let named = |kind, id: &str, name: &str| Named {
            kind,
            id: id.to_owned(),
            name: name.to_owned(),
            commune: "Rennes (35)".to_owned(),
        };
        let mut files = crate::places(
            vec![place("lices", "Panier des Lices", 48.11, &[0, 2]), place("sud", "Amap <Sud>", 48.0, &[1])],
            3,
        );
        files.extend(crate::names(&[
            named(Kind::Amap, "lices", "Panier des Lices"),
            named(Kind::Amap, "sud", "Amap <Sud>"),
            named(Kind::Farm, "etang", "Ferme de l’Étang"),
        ]));
        let pages = ["commune/35238-rennes/index.html", "produit/pain/index.html"];
        files.into_iter().chain(pages.map(|page| (page.to_owned(), Vec::new()))).collect()
    }

    fn asked(query: &str) -> (Query, Answer) {
        let files = site();
        let query = Query::read(query).unwrap();
        let answer = answer(&query, &|path| files.get(path).cloned(), FORM);
        (query, answer)
    }

    fn goes(query: &str) -> String {
        match asked(query).1 {
            Answer::Go(to) => to,
            other => panic!("{query}: {other:?}"),
        }
    }

    fn shown(query: &str) -> String {
        let (query, answer) = asked(query);
        fill(FORM, &query, &answer, "/reseau/en")
    }

    #[test]
    fn what_one_thing_answers_leads_there() {
        for rennes in ["q=RENNES", "q=35000", "q=35+000", "q=35000+rennes", "q=Rennes+Cedex"] {
            assert_eq!(goes(rennes), "/commune/35238-rennes/", "{rennes}");
        }
        assert_eq!(goes("q=ferme+de+l%27etang"), "/ferme/etang/");
        assert_eq!(goes("q=panier+des+lices"), "/amap/lices/");
        assert_eq!(goes("q=&produit=pain&jour=jeudi"), "/produit/pain/");
        assert_eq!(goes("q=&statut=open"), "/amaps/");
        assert_eq!(Query::read("q=&produit=../..//example.org"), None);
    }

    #[test]
    fn several_communes_are_choices() {
        let Answer::Choose(Question::Several, lines) = asked("q=38090").1 else { panic!() };
        assert!(lines.len() > 3 && lines.iter().all(|line| matches!(line, Line::Commune(..))));
        let Answer::Choose(Question::Several, lines) = asked("q=st+denis").1 else { panic!() };
        let first = by_insee("93066").unwrap();
        assert!(lines.contains(&Line::Commune(first, "/trouver/?q=93200+Saint-Denis".to_owned())), "{lines:?}");
        let html = shown("q=38090&jour=jeudi");
        assert!(
            html.contains(
                "<a href=\"/reseau/en/trouver/?q=38090+Villefontaine&amp;jour=jeudi\">Villefontaine (38)</a>"
            ),
            "{html}"
        );
        assert!(html.contains("data-find=\"title\">38090 : laquelle ?</h2>") && html.contains("value=\"38090\""));
        assert!(html.contains("data-facet=\"2\" checked>") && !html.contains("selected"));
    }

    #[test]
    fn a_commune_without_a_page_or_with_filters_names_the_nearest() {
        let Answer::Choose(Question::TooFar(commune), lines) = asked("q=villefontaine").1 else { panic!() };
        assert_eq!((commune.insee, lines.len()), ("38553", 2));
        let html = shown("q=rennes&produit=pain");
        assert!(html.contains("<a href=\"/reseau/en/amap/sud/\">Amap &lt;Sud&gt;, Rennes <b>12 km</b></a>"), "{html}");
        assert!(!html.contains("Panier des Lices") && html.contains("data-facet=\"1\" selected>"));
        let Answer::Choose(_, lines) = asked("q=papeete").1 else { panic!() };
        assert!(matches!(lines[0], Line::Near(_, km) if km > 10_000.0));
    }

    #[test]
    fn a_name_that_nobody_bears_is_close_to_others_or_nothing() {
        let Answer::Choose(Question::Meant, lines) = asked("q=Villefontene").1 else { panic!() };
        assert!(matches!(lines[0], Line::Commune(commune, _) if commune.insee == "38553"));
        assert_eq!(asked("q=zzzzzzzz").1, Answer::Nothing);
        let html = shown("q=%22%3E%3Cscript%3E%7Bq%7D");
        assert!(html.contains("value=\"&quot;&gt;&lt;script&gt;{q}\"") && !html.contains("<script>"), "{html}");
        assert!(html.contains("data-find=\"title\">Rien : &quot;&gt;"));
    }

    #[test]
    fn odd_queries_are_answered() {
        assert_eq!(Query::read(""), None);
        assert_eq!(Query::read("lieu=35238-rennes"), None);
        assert_eq!(Query::read("q=++&jour="), None);
        let odd = [
            "q=%ff%00%0d%0aLocation:x".to_owned(),
            format!("q={}", "é".repeat(5000)),
            "q=12".to_owned(),
            "q='".to_owned(),
            "q=%E2%80%AE".to_owned(),
        ];
        for query in odd {
            let (read, answer) = asked(&query);
            assert!(read.text.chars().count() <= LONGEST && !matches!(answer, Answer::Go(_)), "{query}: {answer:?}");
        }
    }
}
