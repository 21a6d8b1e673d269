"""Interface text in other languages: English source text is the message id.

Screens speak English. What they draw is looked up where it is measured and drawn (`spoken`), whole
or as a pattern with figures and names in it (`catalogue`); the patterns are gathered from the
source text (`extract`, into `assets/locale/contingency.pot`). A translation is a gettext file:
`assets/locale/<language>/LC_MESSAGES/contingency.mo`. Names and texts of scenarios are data and
stay as they are.
"""
