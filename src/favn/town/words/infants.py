"""What is said and agreed when a health visitor rates an infant together with the parents, by position."""

OCCASION = "8–10 måneder"
BOTH_PARENTS, MOTHER, FATHER = "Begge forældre", "Mor", "Far"
PARENTS = {
    "green": (
        "Vi synes, det går godt. Nætterne er blevet længere.",
        "Alt skal smages på for tiden, også bøgerne.",
        "Det er sjovt nu, hvor der kommer svar, når vi pludrer.",
        "",
    ),
    "yellow": (
        "Vi er trætte og vil gerne have styr på nætterne.",
        "Det er svært at regne ud, hvad der trøster.",
        "Vi har selv tænkt på, om noget er anderledes end med de andre.",
    ),
    "red": (
        "Jeg ved ikke, hvad jeg skal gøre, når gråden ikke holder op.",
        "Vi kan ikke klare ret mange flere nætter som de her.",
    ),
}
REMARKS = {
    "yellow": (
        "Er længe om at falde til ro, og forældrene får for lidt søvn.",
        "Søger ikke så meget kontakt, som vi venter i den alder.",
        "Spiser lidt og bliver hurtigt urolig ved måltidet.",
    ),
    "red": (
        "Samspillet går i stå, og barnet er påfaldende stille. Forældrene vil gerne have hjælp nu.",
        "Græder det meste af dagen, og forældrene er udmattede. Vi handler sammen nu.",
    ),
}
NEXT_STEPS = (
    "Jeg kommer igen og er med til et måltid.",
    "Vi prøver en fast aftenrytme, og jeg ringer og hører, hvordan det går.",
    "Jeg taler med egen læge sammen med forældrene.",
    "Forældrene begynder i sundhedsplejens gruppe om søvn og ro.",
)
WATCHED = (
    "Barnet har lige været sygt. Vi ser på det igen ved næste besøg.",
    "Familien er midt i en flytning. Vi ser på det igen, når der er faldet ro på.",
)
