from random import token
