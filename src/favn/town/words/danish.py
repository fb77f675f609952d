"""Common Danish given names and surnames, by sex and by the years they were given in, commonest first."""


def words(text: str) -> tuple[str, ...]:
    """One word for each space between them."""
    return tuple(text.split())


GIRLS = words("""
    Emma Alma Ida Ella Nora Freja Sofia Clara Agnes Anna Karla Alba Asta Olivia Josefine Lily Liv Isabella Luna Ellie
    Aya Laura Mathilde Victoria Frida Saga Astrid Ellen Lærke Maja Caroline Signe Ellinor Rosa Vigga Marie Sofie Filippa
    Esther Mille Naja Emilie Andrea Johanne Hannah Solvej Merle Kaya Smilla Nanna Sille Tilde Alberte Bella Maria Julie
    Cecilie Katrine Amalie Nikoline Silje Malou Sigrid Gry Thea Selma Molly Eva Iben Vilma Bertha Edith Gerda Ingrid
    Kirstine Leonora Liva Rigmor Sara Sally Tove Viola Ærna Åse
""")
BOYS = words("""
    William Noah Oscar Lucas Carl Victor Malthe Emil Valdemar Aksel Alfred Elias Arthur August Oliver Anton Magnus Hugo
    Felix Theo Otto Nohr Johan Villads Frederik Alexander Adam Liam Konrad Storm Viggo Lauge Philip Mikkel Benjamin
    Albert Christian Sebastian Bertram Marius Villum Asger Tobias Jakob Elliot Mads Erik Rasmus Sofus Thor Louie Walter
    Loke Vincent Kalle Mathias Marcus Nikolaj Jonathan Gustav Laurits Kristian Jeppe Søren Rune Anders Asbjørn Birk
    Bjørn Ejnar Frode Gorm Holger Ingolf Jens Karl Laust Niels Poul Svend Sylvester Tristan Uffe Vitus Ørn Åge
""")
WOMEN = words("""
    Anne Mette Louise Maria Camilla Christina Charlotte Lene Pia Susanne Trine Tina Hanne Rikke Heidi Karina Helle Maja
    Line Stine Sofie Julie Ida Katrine Signe Nanna Mia Pernille Malene Lotte Dorthe Gitte Birgitte Kristine Cecilie
    Sanne Majbritt Kirsten Karen Inge Vibeke Lone Bente Marianne Jette Annette Tanja Anja Sabrina Ditte Tine Simone
    Nadia Laura Emilie Mathilde Sara Amalie Josefine Astrid Rebecca Michelle Johanne Marie Merete Ulla Berit Solveig
    Randi Ellen Tove Gry Åse Øllegård
""")
MEN = words("""
    Peter Michael Lars Thomas Jens Henrik Søren Christian Martin Jan Morten Jesper Anders Mads Rasmus Kim Per Brian
    Kenneth Mikkel Kasper Daniel Simon Nicolai Jonas Frederik Emil Mathias Steffen René Claus Torben Allan Carsten
    Niels Hans Erik Flemming Finn Bo Ole Poul Kristian Andreas Nikolaj Alexander Patrick Dennis Jimmy Tommy Johnny Ulrik
    Troels Esben Asger Bjarke Bjørn Gert Holger Ivan Jeppe Klaus Lasse Magnus Nick Oliver Palle Ronni Sune Tobias Uffe
    Viggo Ørjan Åge
""")
# With the number of bearers relative to each other: a few -sen names carry a third of the country.
SURNAMES = {
    "Nielsen": 44, "Jensen": 44, "Hansen": 37, "Andersen": 28, "Pedersen": 28, "Christensen": 21, "Larsen": 20,
    "Sørensen": 19, "Rasmussen": 17, "Jørgensen": 15, "Petersen": 14, "Madsen": 11, "Kristensen": 11, "Olsen": 9,
    "Thomsen": 7, "Christiansen": 7, "Poulsen": 6, "Johansen": 6, "Knudsen": 6, "Mortensen": 5, "Møller": 9,
    "Jakobsen": 5, "Jacobsen": 4, "Mikkelsen": 4, "Olesen": 4, "Frederiksen": 4, "Laursen": 4, "Henriksen": 3,
    "Lund": 5, "Schmidt": 4, "Holm": 5, "Eriksen": 4, "Kristiansen": 4, "Simonsen": 3, "Clausen": 3, "Svendsen": 3,
    "Andreasen": 3, "Iversen": 3, "Jeppesen": 3, "Vestergaard": 3, "Mogensen": 2, "Nissen": 2, "Jepsen": 2, "Lassen": 2,
    "Østergaard": 3, "Kjær": 3, "Nørgaard": 3, "Friis": 2, "Bertelsen": 2, "Dahl": 2, "Bach": 2, "Berg": 1, "Bruun": 1,
    "Krogh": 2, "Lauridsen": 2, "Skov": 2, "Winther": 2, "Bak": 1, "Søndergaard": 3, "Overgaard": 1, "Dam": 2,
    "Toft": 1, "Beck": 2, "Bonde": 1, "Bæk": 1, "Buch": 1, "Damgaard": 2, "Ebbesen": 1, "Fisker": 1, "Gade": 1,
    "Højgaard": 1, "Hougaard": 1, "Juul": 2, "Kirkegaard": 2, "Kofoed": 1, "Ladefoged": 1, "Munk": 1, "Nygaard": 2,
    "Ravn": 2, "Riis": 1, "Skytte": 1, "Thygesen": 1, "Vang": 1, "Ågård": 1, "Aagaard": 1, "Øgaard": 1, "Ærø": 1,
    "Åkjær": 1, "Bjerregaard": 2, "Lykkegaard": 1, "Schou": 1, "Steffensen": 1, "Villadsen": 1, "Yde": 1,
}  # fmt: skip
MIDDLE_NAMES = words("""
    Aagaard Bach Bak Bang Bech Bisgaard Bjerre Bjerregaard Borup Brandt Bro Brogaard Bruun Bundgaard Dahl Dalgaard
    Damgaard Enevold Fisker Friis Gade Grønbæk Haugaard Hedegaard Hjorth Holm Høj Højgaard Juhl Kirk Kirkegaard Kjær
    Kjærgaard Koch Krogh Lind Lund Lykke Meldgaard Munk Møller Nygaard Nørgaard Nørskov Overgaard Ravn Riis Rosenkilde
    Sand Skov Skovgaard Smidt Steen Søgaard Søndergaard Thorup Toft Vestergaard Vinther Winther Ærø Øland Østergaard
    Ågård
""")
