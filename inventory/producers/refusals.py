"""Why a producer or its account cannot be kept."""

from core.errors import DomainError


class ProducerCodeTaken(DomainError):
    """There is such a producer already."""

    code = "producer_code_taken"
    message = "There is already a producer with the code %(code)s."


class ProducerCodeWrong(DomainError):
    """A code that papers, addresses and file names could not carry."""

    code = "producer_code_wrong"
    message = "A code has 1 to 40 letters and figures, and between them . _ or -"


class TaxCodeWrong(DomainError):
    """A tax code that is none by its form."""

    code = "tax_code_wrong"
    message = "The tax code %(tax_code)s is none: it has 10 figures, 10 and a branch's 3 (-001), or 12."


class TaxCodeTaken(DomainError):
    """Two producers with one tax code: imports could not tell them apart."""

    code = "tax_code_taken"
    message = "This tax code is that of %(name)s."


class PersonalNoWrong(DomainError):
    """A personal number that is none by its form."""

    code = "personal_no_wrong"
    message = "A personal number has 12 figures, or the 9 of an old identity card."


class PhoneWrong(DomainError):
    """A telephone that nobody could call."""

    code = "phone_wrong"
    message = "A telephone has 8 to 15 figures."


class EmailWrong(DomainError):
    """An address that no letter would reach."""

    code = "email_wrong"
    message = "This is no e-mail address."


class AccountWrong(DomainError):
    """An account that no transfer would reach."""

    code = "account_wrong"
    message = "An account has its bank, a number of at most 19 letters and figures, and its holder."


class AccountReplaced(DomainError):
    """Another account was proposed after this one."""

    code = "account_replaced"
    message = "Another bank account was proposed after this one: approve that."


class SamePerson(DomainError):
    """A bank account takes two persons."""

    code = "same_person"
    message = "Another person than the one who proposed this bank account must approve it."
