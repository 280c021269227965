from flask import Flask

admin = Flask(__name__)

if __name__ == "__main__":
    admin.run(debug=True)
