//! Pages of the directory: AMAPs, farms, contracts, and the lists that lead to them.

use forms::page::Way;
use themes::Value;

use super::{Scene, amap, commune, contract, department, enquiry, farm, find, form, home, list, network, region, rota};
use crate::plan::{Page, PageKind};

/// The template and the context of a page of the directory; `None` for other pages.
pub fn of(page: &Page, scene: &Scene<'_>) -> Option<(&'static str, Value)> {
    Some(match &page.kind {
        PageKind::Home => ("home.html", home::context(scene, page)),
        PageKind::Find => ("find.html", find::context(scene, page)),
        PageKind::Amaps(number) => ("amaps.html", list::amaps(scene, page, *number)),
        PageKind::Regions => ("regions.html", region::list(scene, page)),
        PageKind::Region(at) => ("region.html", region::context(scene, page, at)),
        PageKind::Department(at, number) => ("department.html", department::context(scene, page, at, *number)),
        PageKind::Communes(at, number) => ("communes.html", department::all_communes(scene, page, at, *number)),
        PageKind::Commune(at, near, number) => ("commune.html", commune::context(scene, page, at, near, *number)),
        PageKind::Products => ("products.html", list::products(scene, page)),
        PageKind::Product(family, number) => ("product.html", list::product(scene, page, *family, *number)),
        PageKind::Day(weekday, number) => ("day.html", list::day(scene, page, *weekday, *number)),
        PageKind::Networks => ("networks.html", network::list(scene, page)),
        PageKind::Network(at, number) => ("network.html", network::context(scene, page, *at, *number)),
        PageKind::Amap(at) => ("amap.html", amap::context(scene, page, *at)),
        PageKind::Permanences(at) => ("rota.html", rota::context(scene, page, *at)),
        PageKind::Farms(number) => ("farms.html", list::farms(scene, page, *number)),
        PageKind::Farm(at) => ("farm.html", farm::context(scene, page, *at)),
        PageKind::Contracts(number) => ("contracts.html", list::contracts(scene, page, *number)),
        PageKind::Contract(at) => ("contract.html", contract::context(scene, page, *at)),
        PageKind::ContractPaper(at) => ("contract-paper.html", contract::paper::context(scene, page, *at)),
        PageKind::ContractForm(at) => ("form.html", form::context(scene, page, *at, None)),
        PageKind::ContractGrid(at) => ("form.html", form::context(scene, page, *at, Some(Way::Each))),
        PageKind::Join(_) | PageKind::WriteAmap(_) | PageKind::WriteFarm(_) | PageKind::Propose | PageKind::Start => {
            ("enquiry.html", enquiry::context(scene, page))
        }
        _ => return None,
    })
}
