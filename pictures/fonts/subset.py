"""Makes the subset fonts of this folder: `python subset.py SOURCE.ttf TARGET.ttf` (needs fonttools).

Keeps Latin-1, Latin Extended-A and French punctuation, drops hinting and OpenType layout, and writes the pair kerning
of GPOS into a plain `kern` table, which is the one the program reads.
"""
import sys

from fontTools import subset
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0

KEPT = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    0x218, 0x219, 0x21A, 0x21B, 0x1E9E,
    *range(0x2010, 0x2016),
    *range(0x2018, 0x201F),
    0x2020, 0x2022, 0x2026, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044,
    0x2009, 0x202F, 0x20AC, 0x2116, 0x2122, 0x2190, 0x2192, 0x2212, 0x2248, 0x2264, 0x2265,
]
# Pairs are kept for these characters only: the ones French (and its neighbours) put side by side.
KERNED = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzÀÂÇÉÈÊËÎÏÔŒÙÛÜàâæçéèêëîïñôœùûüÿ"
    "0123456789.,:;!?'’«»()-–—"
)
SMALLEST = 12  # thousandths of an em


def pair_values(font):
    """Yields (left, right, XAdvance) of every GPOS `kern` pair, first match first."""
    gpos = font["GPOS"].table
    wanted = {
        index
        for record in gpos.FeatureList.FeatureRecord
        if record.FeatureTag == "kern"
        for index in record.Feature.LookupListIndex
    }
    for index in sorted(wanted):
        for table in gpos.LookupList.Lookup[index].SubTable:
            if table.LookupType == 9:
                table = table.ExtSubTable
            if table.LookupType != 2:
                continue
            if table.Format == 1:
                for left, pairs in zip(table.Coverage.glyphs, table.PairSet):
                    for pair in pairs.PairValueRecord:
                        yield left, pair.SecondGlyph, getattr(pair.Value1, "XAdvance", 0)
            else:
                rights = {}
                for glyph in font.getGlyphOrder():
                    rights.setdefault(table.ClassDef2.classDefs.get(glyph, 0), []).append(glyph)
                for left in table.Coverage.glyphs:
                    row = table.Class1Record[table.ClassDef1.classDefs.get(left, 0)].Class2Record
                    for number, record in enumerate(row):
                        value = getattr(record.Value1, "XAdvance", 0)
                        for right in rights.get(number, []):
                            yield left, right, value


def main(source, target):
    font = TTFont(source)
    cmap = font.getBestCmap()
    kerned = {cmap[ord(c)] for c in KERNED if ord(c) in cmap}
    least = SMALLEST * font["head"].unitsPerEm / 1000
    pairs = {}
    for left, right, value in pair_values(font):
        if left in kerned and right in kerned and (left, right) not in pairs:
            pairs[left, right] = value
    pairs = {pair: value for pair, value in pairs.items() if abs(value or 0) >= least}

    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14])
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "DSIG", "STAT", "meta"]
    maker = subset.Subsetter(options)
    maker.populate(unicodes=KEPT)
    maker.subset(font)

    table = KernTable_format_0()
    table.version, table.coverage, table.tupleIndex, table.format, table.apple = 0, 1, None, 0, False
    table.kernTable = pairs
    font["kern"] = newTable("kern")
    font["kern"].version, font["kern"].kernTables = 0, [table]
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.save(target)
    print(f"{target}: {len(font.getGlyphOrder())} glyphs, {len(pairs)} pairs")


main(*sys.argv[1:])
