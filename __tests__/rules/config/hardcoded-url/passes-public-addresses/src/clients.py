import httpx
import smtplib
from openai import OpenAI

client = OpenAI(base_url="https://api.openai.com/v1")
groq = OpenAI(base_url="https://api.groq.com/openai/v1")
SCHEMA = "http://json-schema.org/draft-07/schema#"
SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
NAMESPACES = {"svg": "http://www.w3.org/2000/svg", "atom": "http://www.w3.org/2005/Atom"}
LICENCE = "https://www.apache.org/licenses/LICENSE-2.0"
DOCS = "https://fastapi.tiangolo.com/tutorial/"
JWKS = "https://www.googleapis.com/oauth2/v3/certs"
mail = smtplib.SMTP("smtp.gmail.com", 587)


def weather(city):
    return httpx.get("https://api.open-meteo.com/v1/forecast", params={"city": city})
