from _decimal import *
from _decimal import Decimal
