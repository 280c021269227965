from flask import Flask


def create_admin():
    admin = Flask(__name__)
    return admin


admin = create_admin()

if __name__ == "__main__":
    admin.run(debug=True)
