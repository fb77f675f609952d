"""What people in the town have written: short, plain, and about nobody. "{name}" is the child's first name."""

FROM_SCHOOL = (
    "{name} er blevet stille i klassen og går for sig selv i frikvartererne. Det er nyt siden sommerferien.",
    "{name} har haft meget fravær og siger, at der er uro derhjemme om aftenen.",
    "{name} bliver let ked af det og vred, og de andre børn trækker sig. Vi har talt med hjemmet to gange.",
    "{name} mangler ofte madpakke og tøj efter vejret, og falder i søvn i timerne.",
    "{name} fortæller, at de voksne derhjemme råber meget, og vil nødig hjem om fredagen.",
)
FROM_DAYCARE = (
    "{name} kommer sent og uden at være vasket, og virker utryg ved afhentning.",
    "{name} leger ikke længere med de andre og søger trøst hos alle voksne.",
    "{name} slår og bider, og forældrene siger, at de ikke ved, hvad de skal gøre.",
    "{name} er bagud med sproget, og familien er svær at få i tale.",
)
FROM_HEALTH = (
    "{name} er ikke kommet til de sidste to besøg, og familien svarer ikke.",
    "Mor er meget træt og ked af det, og kontakten med {name} er sparsom. Hun ønsker hjælp.",
    "{name} er set med blå mærker, som forældrene ikke har en sikker forklaring på.",
    "{name} tager ikke på, som vi venter, og forældrene er uenige om, hvad der skal ske.",
)
FROM_POLICE = (
    "Politiet har været på adressen efter højlydt skænderi. {name} var til stede.",
    "{name} er truffet ude sent om aftenen sammen med ældre unge.",
    "{name} er afhørt som vidne til vold i hjemmet.",
)
FROM_OTHERS = (
    "Familien er flyttet flere gange det sidste år, og {name} er mødt uden en voksen sent på dagen.",
    "Der er ofte larm om natten, og {name} leger ude alene til langt ud på aftenen.",
    "{name} har sagt til en voksen, at der ikke er mad derhjemme sidst på måneden.",
    "Forældrene er gået fra hinanden og skændes foran {name}. Familien har brug for hjælp til at tale sammen.",
)
UNBORN = "Den gravide venter barn, har tidligere haft et misbrug og ønsker støtte inden fødslen."
ASSESSED = {
    "acute": "Barnet er ikke trygt i aften. Vi handler i dag.",
    "fast": "Barnet er trygt i aften, men forholdene skal undersøges inden for få dage.",
    "ordinary": "Barnet er trygt. Vi taler med forældrene i den kommende uge.",
    "other_municipality": "Familien er flyttet. Underretningen sendes til barnets nye kommune.",
}
SCREENED = {
    "no_further": "Forældrene har selv fundet hjælp, og skolen følger barnet tæt.",
    "clarification": "Behovet er afgrænset. Vi afdækker det sammen med familien og skolen.",
    "investigation": "Der er flere forhold omkring barnet og forældrene, som skal belyses samlet.",
}
WORRYING = (
    "Trækker sig fra de andre børn.",
    "Bliver hurtigt vred, og har svært ved at falde til ro igen.",
    "Har været meget væk, og kommer sent.",
    "Virker træt og bekymret.",
    "Forældrene er uenige om meget for tiden.",
)
PROTECTIVE = (
    "Har en god ven i gruppen.",
    "Kan lide at tegne og at spille bold.",
    "Forældrene kommer, når vi inviterer.",
    "En bedsteforælder henter hver uge.",
)
CHILD_WORDS = (
    "Jeg vil bare gerne have, at der er ro.",
    "Det er bedst, når vi er sammen allesammen.",
    "Jeg savner min bror.",
    "Jeg kan godt lide fodbold.",
)
PARENT_WORDS = (
    "Vi kan godt se, at det er svært for tiden.",
    "Vi vil gerne have hjælp til, at morgenerne bliver rolige.",
    "Vi synes, det går bedre end i foråret.",
)
REMARKS = {
    "yellow": (
        "Er faldet i trivsel siden sidst.",
        "Har brug for en voksen tæt på i overgange.",
        "Står uden for legen de fleste dage.",
        "Har meget fravær.",
    ),
    "red": (
        "Er ked af det hver dag, og vi er bekymrede for hjemmet.",
        "Trives hverken fagligt eller med kammerater.",
    ),
}
NEXT_STEPS = (
    "Samtale med forældrene om, hvad de ser derhjemme.",
    "Fast makker og en voksen i frikvarteret de næste seks uger.",
    "Sparring med PPR i teamets møde.",
    "Kort samtale med barnet hver mandag morgen.",
)
PURPOSES = (
    "At hverdagen bliver rolig, og at barnet kommer glad i skole.",
    "At forældrene får hjælp til at samarbejde om barnet.",
    "At barnet får venner og en voksen at gå til.",
)
CONSENT_COVERS = "Det, der er nødvendigt for at hjælpe med formålet: skole, trivsel og hverdagen derhjemme."
MEETING_LINES = {
    "wish": (
        "At der er ro om morgenen.",
        "Jeg vil gerne have nogen at gå med hjem fra skole.",
        "At mor og far kan tale sammen om mig uden at skændes.",
        "Jeg vil gerne gå til noget, jeg er god til.",
    ),
    "worried": ("Skænderier om aftenen.", "Mange dage uden skole.", "Går for sig selv i frikvarteret."),
    "works": ("Fodbold to gange om ugen.", "Bedstemor henter om onsdagen.", "Har det godt med sin lærer."),
    "must_happen": ("En fast aftale om morgenerne.", "Makker i frikvarteret.", "En, der ringer til begge forældre."),
}
FOLLOWED = (
    "Hjælpen er lige begyndt at virke, og vi ser på den igen om tre måneder.",
    "Familien er på vej. Vi følger op tættere, til hverdagen er faldet på plads.",
    "Det går bedre. Vi ser på planen en gang til, før vi slutter.",
)
SCALED = ("Det går bedre end før ferien.", "Der er stadig uro om aftenen.", "Jeg er glad for, at vi taler sammen.")
ORGANISATIONS = {
    "1": "Jobcentret",
    "4": "Egen læge",
    "6": "Politiet",
    "9": "Anbringelsesstedet",
    "10": "Krisecentret",
    "11": "Boligforeningen",
    "12": "Den unge selv",
    "13": "En bekendt af familien",
}
SEEN_AT_VISITS = (
    "Barnet er trygt og nysgerrigt. Forældrene ser og svarer på det, barnet viser.",
    "Barnet er længe om at falde til ro. Vi talte om søvn og faste vaner.",
    "Barnet søger ikke så meget øjenkontakt i dag. Jeg ser på det igen næste gang.",
    "Forælderen virker træt, og samspillet er kort. Vi aftalte, at jeg kommer igen snart.",
    "Maden volder besvær. Vi prøver tre ting, og jeg ringer om en uge.",
)
MOTHERS_AT_VISITS = (
    "Det går bedre, end jeg troede.", "Jeg er træt, men vi har det godt.", "Nætterne er lange. Dagene er gode.",
    "Jeg savner nogen at tale med om formiddagen.", "Jeg er mere ked af det, end jeg havde regnet med.",
)  # fmt: skip
WHY_MORE_VISITS = (
    "Forældrene har selv bedt om flere besøg den første tid.",
    "Moren er alene og har ikke familie i nærheden.",
    "En svær fødsel og en svær start. Vi har aftalt flere besøg.",
)
SAID_NO = "Forældrene siger nej tak denne gang og ringer, hvis der bliver noget."
PRIVATE_CARE = "En nabo passer børnene, mens mor er på arbejde. Mor har fortalt det selv."
MOVED = "Familien er flyttet i sidste weekend. De vil gerne ringes op, før du kommer."
OWN_DENTIST = "Familien går hos sin egen tandlæge og har sagt nej tak til vores eftersyn."
NO_CONCERN_AT_THE_DENTIST = "Ingen huller sidste gang. Familien har meget om ørerne, og vi prøver igen til foråret."
WARNED = "Begge forældre er varslet på et møde på skolen. Vi har aftalt, hvem der følger til skole."
NOTIFIED_OF_ABSENCE = "Underrettet på et møde med Børn og Familie, mens forældrene var med."
HANDED_OVER: dict[str, tuple[tuple[str, ...], ...]] = {  # by move; one tuple for each of the guide's first questions
    "home_daycare": (
        (
            "Sover til middag fra tolv til to og spiser med fra gryden.",
            "Står tidligt op, leger længe alene og sover kort.",
        ),
        (
            "Bliver glad af musik og bolde. Sutten og bamsen trøster.",
            "Elsker at være ude. Vil helst trøstes på et skød.",
        ),
        ("Kigger længe på de andre børn, før det går med.", "Går let til nye voksne, når en forælder er i nærheden."),
    ),
    "home_school": (
        ("Er hjemme med sine søskende og i biblioteket hver tirsdag.", "Leger i gården med to børn fra opgangen."),
        ("Vil lære at læse, og tæller alt.", "Tegner dyr og ved alt om dinosaurer."),
        ("Er ikke vant til mange børn. Har brug for en plads tæt på den voksne.", "Lytter godt, når der er ro."),
    ),
    "daycare_school": (
        ("Er god til at sætte en leg i gang, og glad for at tegne og bygge.", "Taler gerne med både børn og voksne."),
        (
            "Leger mest med to gode venner. De må gerne komme i samme klasse.",
            "Leger med mange og har ikke én fast ven.",
        ),
        (
            "Et billede af dagen hjælper, når noget bliver anderledes.",
            "Finder ro hos en voksen, der sætter sig ved siden af.",
        ),
    ),
    "school_youth": (
        (
            "Vil gerne arbejde med hænderne, og er god til at få ting til at virke.",
            "Vil på gymnasiet og er god til sprog.",
        ),
        (
            "En god dag er en dag med en plan. Larm i timerne gør den svær.",
            "En voksen, der siger godmorgen, gør forskellen.",
        ),
        ("Ringer til sin storesøster og til sin træner.", "Taler med sin mor. Vil gerne have en fast vejleder."),
    ),
    "youth_adult": (
        (
            "Bor hos sin far og er på vej ud i egen bolig med en ven.",
            "Bor på kollegium og har et job ved siden af skolen.",
        ),
        (
            "Kontaktpersonen stopper. Rådgivningen for unge tager over.",
            "Støtten i skolen stopper; jobcenteret er med fra maj.",
        ),
        ("Det er ikke besluttet endnu. Navnet kommer på mødet i juni.", "En fast rådgiver i ungeindsatsen."),
    ),
}
ON_THE_WAY = (
    "Jeg glæder mig til at få min egen plads.", "Jeg vil gerne sidde ved siden af min ven.",
    "Må jeg godt tage min bamse med den første dag?", "Jeg kan allerede skrive mit navn.",
)  # fmt: skip
ASKS_THE_TEAM = (
    "Et hul fra sidste gang er ikke lavet, og nu kom han ikke. Er det os, der skal ringe, eller venter vi på brevet?"
)
AT_THE_CLINICS_MEETING = "Tre tandlæger, to tandplejere og fire klinikassistenter"
LEARNED_AT_THE_MEETING = "Familiehuset kan ringes op uden navn. De har tid til en familie inden for to uger."
ADVISED_AT_THE_MEETING = "Ring til moren, og tilbyd en tid efter skole. Sæt ord på bekymringen, hvis de ikke kommer."
MAY_BE_SAID = "Hvordan et barn kommer i gang med at børste tænder. Kun når forældrene har sagt ja."
NO_TO_A_ROUND = (
    "Vi vil ikke have, at der bliver skrevet noget om vores barn i et skema.",
    "Vi vil hellere tale med jer selv, når der er noget.",
    "Jeg synes ikke, at så små børn skal vurderes.",
    "Jeg vil vide, hvem der læser svarene, før I går i gang.",
)
ANSWERS_TO_A_NO = {
    "sustained": (
        "Vi vurderer ikke jeres barn. I er altid velkomne til at tale med os.",
        "Det respekterer vi. Jeres barn er ikke med i runderne, medmindre I siger til.",
    ),
    "refused": (
        "Vi har talt sammen om, hvem der ser svarene. Vi vurderer alle børn, så ingen bliver overset.",
        "Tak for samtalen. Vi vurderer jeres barn som de andre, og I kan læse, hvad vi blev enige om.",
    ),
}
