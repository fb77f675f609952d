"""Invented places of an invented municipality: districts, streets, schools and daycare."""

from favn.town.words.danish import words

AREA_ROOTS = words("""
    Vester Øster Nørre Sønder Skov Bakke Eng Mose Kirke Mølle Strand Å Lille Store Gammel Ny Kær Hede Bøge Ege Birke
    Ravns Høj Sø Stens Troels Asger Ulve Hjorte Svane Tranes Hvede Rug Lærke Klit Fjord Bro Lunde Hassel
""")
AREA_ENDINGS = words("by kær lund holt strup rup lev sted ager mark borg bæk")
STREETS = words("""
    Bakkevej Birkevej Bøgevej Engvej Elmevej Fasanvej Fjordvej Granvej Havnegade Hovedgaden Industrivej Jernbanegade
    Kastanievej Kirkegade Kløvervej Lyngvej Lærkevej Markvej Møllevej Nørregade Nøddehegnet Parkvej Pilevej Poppelvej
    Rosenvej Rugmarken Skolegade Skovbrynet Skovvej Solsortevej Stationsvej Strandvejen Svinget Søndergade Søvej
    Teglværksvej Tjørnevej Toftevej Tværvej Vesterbro Vibevej Vænget Ærtemarken Østergade Ådalen Åkandevej
""")
SCHOOL_WORDS = words("""
    Bøge Ege Birke Skov Eng Sø Å Mølle Kirke Vester Øster Nørre Sønder Fjord Strand Hede Lærke Ravne Svane Sten Hassel
    Bro Klint Kær Lynge Høj Dal Mark Tofte Gårds
""")
DAYCARE_WORDS = words("""
    Mariehønen Solstrålen Regnbuen Myretuen Humlebien Egernet Pindsvinet Kløvermarken Tusindfryd Skovtrolden Bækken
    Blæksprutten Stjerneskuddet Valmuen Æblehaven Ællingen Spirebakken Smørblomsten Guldsmeden Lærkereden Svalereden
    Kastanjen Sommerfuglen Mælkebøtten Ankeret Fyrtårnet Skovbørnehaven Muldvarpen Snehvide Troldehøjen Åkanden
""")
DAYCARE_GROUPS = {
    "nursery": words("Bierne Musene Mejserne Spirerne Frøerne Sneglene"),
    "kindergarten": words("Løverne Bjørnene Rævene Ulvene Ørnene Hjortene Grævlingene"),
}
FLOORS = ("", "", "", "", "st. tv.", "st. th.", "1. tv.", "1. th.", "2. tv.", "2. th.", "3. mf.")
